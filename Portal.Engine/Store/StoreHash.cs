using System.Buffers.Binary;
using System.Security.Cryptography;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store;

/// <summary>
/// What tells whether a record still says the same: half of the SHA-256 of its body. Of a sealed value the blind counts alone:
/// so the same value is the same although it is sealed anew each time, and the hash helps nobody to guess it.
/// </summary>
public static class StoreHash
{
    public const int Bytes = 16;

    public static UInt128 Of(ReadOnlySpan<byte> body)
    {
        if (SealedValue.MayBeIn(body)) return OfSealed(body);
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

    static UInt128 OfSealed(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var kept = 0;
        var field = new BodyFields(body);
        while (field.Next())
        {
            if (!SealedValue.Is(field.Value)) continue;
            hash.AppendData(body[kept..field.Start]);
            hash.AppendData(SealedValue.MarkUtf8);
            hash.AppendData(SealedValue.Blind(field.Value));
            kept = field.End;
        }

        hash.AppendData(body[kept..]);
        return Read(hash.GetHashAndReset());
    }
}
