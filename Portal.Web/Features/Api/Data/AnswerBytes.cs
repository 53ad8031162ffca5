using System.Buffers;

namespace Portal.Web.Features.Api.Data;

/// <summary>An answer while it is written, in memory that goes back to be used again.</summary>
sealed class AnswerBytes : IBufferWriter<byte>, IDisposable
{
    const int Usual = 64 * 1024;

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(Usual);
    int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    void Grow(int room)
    {
        if (_bytes.Length - _length >= room) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_length + room)));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
