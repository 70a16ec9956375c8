"""Compares what the lab and the C program of src/test/c/windows observed: python3 witness.py LAB.json WITNESS.txt"""
import json
import sys

# Labels that C has no counterpart for: the tables of other hosts, and what eagain refuses itself.
JAVA_ALONE = {("ERR-31", "linux"), ("ERR-31", "macos"), ("WSA-39", "beyond")}


def values(observed):
    return dict(part.split("=", 1) for part in observed.split("; ") if part)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        java = {e["id"]: values(e["observed"]) for e in json.load(file)["experiments"] if e["verdict"] != "not run"}
    with open(sys.argv[2], encoding="utf-8") as file:
        c = {name: values(observed) for name, observed in (line.rstrip("\n").split("\t") for line in file)}
    compared, wrong = 0, []
    for name, labels in java.items():
        if name not in c:
            wrong.append(f"{name}: the C program did not make it")
            continue
        for label, value in labels.items():
            if (name, label) in JAVA_ALONE:
                continue
            compared += 1
            if c[name].pop(label, None) != value:
                wrong.append(f"{name}: {label} is {value} in Java; C: {c[name]}")
        if c[name] and not any(line.startswith(name) for line in wrong):
            wrong.append(f"{name}: in C alone {c[name]}")
    print(f"{len(java)} experiments, {compared} values: {'Java and C agree' if not wrong else f'{len(wrong)} differ'}")
    print("in C alone, for eagain refuses them:", " ".join(sorted(c.keys() - java.keys())) or "none")
    print("\n".join(wrong))
    return 1 if wrong or compared < 450 else 0


sys.exit(main())
