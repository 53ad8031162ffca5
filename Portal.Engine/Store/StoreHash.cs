using System.Security.Cryptography;
using Portal.Engine.Mapping;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store;

/// <summary>
/// What tells whether a record still says the same: half of the SHA-256 of its body. Of a sealed value the blind counts alone:
/// so the same value is the same although it is sealed anew each time, and the hash helps nobody to guess it.
/// </summary>
public static class StoreHash
{
    public static UInt128 Of(ReadOnlySpan<byte> body) => SealedValue.MayBeIn(body) ? OfSealed(body) : ContentHash.Of(body);

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
        return ContentHash.FromBytes(hash.GetHashAndReset().AsSpan(0, ContentHash.Size));
    }
}
