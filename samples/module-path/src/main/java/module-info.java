/** A program on the module path: its own descriptor names eagain, and native access is given to that module alone. */
module sample {
    requires io.eagain;
}
