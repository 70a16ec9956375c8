package io.eagain.posix;

import io.eagain.host.MessageAccess;
import java.lang.foreign.MemorySegment;

/** What this package's objects do for the calls of {@code io.eagain.linux}. */
final class Access extends MessageAccess<IoVec, MsgHdr> {
    private Access() {
    }

    static void give() {
        MessageAccess.set(new Access());
    }

    @Override
    public MemorySegment enter(IoVec iov, String call, boolean writes) {
        return iov.enter(call, writes);
    }

    @Override
    public void leave(IoVec iov) {
        iov.leave();
    }

    @Override
    public void enterMessage(MsgHdr message, String call, boolean writes, MemorySegment memory) {
        message.enter(call, writes, memory);
    }

    @Override
    public void leaveMessage(MsgHdr message) {
        message.leave();
    }

    @Override
    public void received(MsgHdr message, MemorySegment memory) {
        message.received(memory);
    }

    @Override
    public void nothingReceived(MsgHdr message) {
        message.nothingReceived();
    }
}
