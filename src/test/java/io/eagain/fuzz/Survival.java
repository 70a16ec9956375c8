package io.eagain.fuzz;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** The property, which {@link FuzzProbe} runs: jqwik makes sequences of calls, and shrinks one that fails. */
final class Survival {
    /** Calls on the same descriptors and memory. */
    static final int SEQUENCE = 50;
    /** How much oftener a raw call, and what prepares one, is made than what this host does not have. */
    private static final int RAW = 18;
    /** The same for what only tells something. */
    private static final int HERE = 2;

    @Property(generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @AddLifecycleHook(Wanted.class)
    void everyOutcomeIsANumberOrADocumentedException(@ForAll("sequences") List<Call> sequence) throws Throwable {
        FuzzProbe.run(sequence);
    }

    @Provide
    Arbitrary<List<Call>> sequences() {
        List<Tuple2<Integer, Arbitrary<Call>>> calls = new ArrayList<>();
        for (Executable function : Surface.functions()) {
            boolean prepares = Call.needsObject(function) && function.getParameterCount() > 0;
            boolean often = Surface.isHere(function) && (Surface.isRaw(function) || prepares);
            calls.add(Tuple.of(often ? RAW : Surface.isHere(function) ? HERE : 1, calls(function)));
        }
        // All of the full length, and shorter only in order to shrink them.
        return Arbitraries.frequencyOf(calls).list().ofMaxSize(SEQUENCE)
                .withSizeDistribution(new RandomDistribution() {
                    @Override
                    public RandomNumericGenerator createGenerator(int tries, BigInteger min, BigInteger max,
                            BigInteger center) {
                        return random -> max;
                    }
                });
    }

    private static Arbitrary<Call> calls(Executable function) {
        List<Arbitrary<Argument>> arguments = new ArrayList<>();
        if (Call.needsObject(function)) {
            arguments.add(Arguments.object((Method) function));
        }
        Stream.of(function.getParameters()).map(Arguments::of).forEach(arguments::add);
        return arguments.isEmpty()
                ? Arbitraries.just(new Call(function, List.of()))
                : Combinators.combine(arguments).as(values -> new Call(function, List.copyOf(values)));
    }

    /** How many sequences, and from which seed, is said on the command line. */
    static final class Wanted implements AroundPropertyHook {
        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            context.attributes().setTries(FuzzProbe.sequences());
            context.attributes().setSeed(Long.toString(FuzzProbe.seed()));
            return property.execute();
        }
    }
}
