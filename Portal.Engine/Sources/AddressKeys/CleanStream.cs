using System.Buffers;
using System.Text;

namespace Portal.Engine.Sources.AddressKeys;

/// <summary>The content of an answer without a key that may stand in it. What it is made of goes with it.</summary>
sealed class CleanStream(System.IO.Stream inner, HttpContent content, KeyTrace trace) : System.IO.Stream
{
    const int Chunk = 64 * 1024;

    readonly byte[] _window = new byte[Chunk + trace.Longest];
    readonly char[] _letters = new char[Chunk + trace.Longest];
    readonly ArrayBufferWriter<byte> _clean = new(Chunk);
    int _length, _given;
    bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (_given == _clean.WrittenCount && !_isOver)
        {
            var read = await inner.ReadAsync(_window.AsMemory(_length), cancellationToken);
            (_length, _isOver) = (_length + read, read == 0);
            Take();
        }

        var count = Math.Min(buffer.Length, _clean.WrittenCount - _given);
        _clean.WrittenMemory.Slice(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>As of what it is read from.</summary>
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
        }

        base.Dispose(disposing);
    }

    /// <summary>Hands on all but an end in which a key may have begun.</summary>
    void Take()
    {
        _clean.ResetWrittenCount();
        _given = 0;
        var (at, sure) = (0, _isOver ? _length : Math.Max(0, _length - trace.Longest + 1));
        Encoding.Latin1.GetChars(_window.AsSpan(0, _length), _letters);
        foreach (var found in trace.In(_letters.AsSpan(0, _length)))
        {
            if (found.Index >= sure) break;
            _clean.Write(_window.AsSpan(at, found.Index - at));
            _clean.Write(trace.Instead);
            at = found.Index + found.Length;
        }

        if (at < sure)
        {
            _clean.Write(_window.AsSpan(at, sure - at));
            at = sure;
        }

        _window.AsSpan(at, _length - at).CopyTo(_window);
        _length -= at;
    }
}
