package io.eagain.fuzz;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** A call to be made: of a static method, of a constructor, or of a method, whose object is the first argument. */
record Call(Executable target, List<Argument> arguments) {

    static boolean needsObject(Executable target) {
        return target instanceof Method && !Modifier.isStatic(target.getModifiers());
    }

    /** The arguments as they are in a world. */
    Object[] arguments(World world) {
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).in(world);
        }
        return values;
    }

    /** Makes it. What the library throws comes out as it is. */
    Object make(Object... values) throws Throwable {
        try {
            if (target instanceof Constructor<?> constructor) {
                return constructor.newInstance(values);
            }
            Method method = (Method) target;
            if (!needsObject(target)) {
                return method.invoke(null, values);
            }
            Object[] rest = new Object[values.length - 1];
            System.arraycopy(values, 1, rest, 0, rest.length);
            return method.invoke(values[0], rest);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public String toString() {
        return target.getDeclaringClass().getSimpleName() + "." + target.getName() + arguments;
    }
}
