namespace Portal.Engine.Resilience.Egress;

/// <summary>
/// The content of an answer, up to so many bytes and so much time. It counts what comes out after decompression, so that a
/// small answer that unpacks into a large one is seen. What it is made of goes with it.
/// </summary>
public sealed class BoundedStream(Stream inner, HttpContent content, Origin origin, EgressLimits limits, CancellationTokenSource whole) : Stream
{
    long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token);
        try
        {
            any.Token.ThrowIfCancellationRequested();
            var count = await inner.ReadAsync(buffer, any.Token);
            _read += count;
            return _read <= limits.MaxResponseBytes ? count : throw new EgressException(new ResponseTooLarge(origin, limits.MaxResponseBytes));
        }
        catch (Exception) when (whole.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new EgressException(new ResponseTooSlow(origin, "to end its answer", limits.Response));
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>A read that blocks cannot be ended when the time is over.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read an answer asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            content.Dispose();
            whole.Dispose();
        }

        base.Dispose(disposing);
    }
}
