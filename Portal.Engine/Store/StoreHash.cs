using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Portal.Engine.Store;

/// <summary>What tells whether a record still says the same: half of the SHA-256 of its body.</summary>
public static class StoreHash
{
    public const int Bytes = 16;

    public static UInt128 Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Read(hash);
    }

    public static UInt128 Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);

    public static void Write(UInt128 hash, Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);

    public static byte[] ToBytes(UInt128 hash)
    {
        var bytes = new byte[Bytes];
        Write(hash, bytes);
        return bytes;
    }
}
