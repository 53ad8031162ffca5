using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Portal.Engine.Mapping;

/// <summary>What a body is told apart by: the first half of its SHA-256, in this order of bytes wherever it is stored.</summary>
public static class ContentHash
{
    /// <summary>How many bytes it is stored in.</summary>
    public const int Size = 16;

    public static UInt128 Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return FromBytes(hash[..Size]);
    }

    public static UInt128 FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? BinaryPrimitives.ReadUInt128BigEndian(bytes)
        : throw new ArgumentException($"A content hash has {Size} bytes.", nameof(bytes));

    public static void Write(UInt128 hash, Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);

    public static byte[] ToBytes(UInt128 hash)
    {
        var bytes = new byte[Size];
        Write(hash, bytes);
        return bytes;
    }
}
