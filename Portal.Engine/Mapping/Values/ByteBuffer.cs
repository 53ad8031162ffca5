namespace Portal.Engine.Mapping.Values;

/// <summary>Bytes that are added one after the other; the memory is kept for the next time.</summary>
sealed class ByteBuffer
{
    byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    public ReadOnlySpan<byte> Part(int start, int length) => _bytes.AsSpan(start, length);

    public void Clear() => Length = 0;

    /// <summary>Forgets what was added after.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>Free memory to write into; what was written is then told to <see cref="Advance"/>.</summary>
    public Span<byte> Room(int atLeast)
    {
        if (_bytes.Length - Length < atLeast) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + atLeast)));
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Add(byte one)
    {
        Room(1)[0] = one;
        Length++;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }
}
