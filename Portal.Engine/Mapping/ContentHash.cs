using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Portal.Engine.Mapping;

/// <summary>What a body is told apart by: the first half of its SHA-256.</summary>
public readonly record struct ContentHash(ulong High, ulong Low)
{
    /// <summary>How many bytes it is stored in.</summary>
    public const int Size = 16;

    public static ContentHash Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return FromBytes(hash[..Size]);
    }

    public static ContentHash FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]))
        : throw new ArgumentException($"A content hash has {Size} bytes.", nameof(bytes));

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(sizeof(ulong)), Low);
        return bytes;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
