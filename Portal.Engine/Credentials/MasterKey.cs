using System.Security.Cryptography;
using System.Text;
using Portal.Engine.Secrets;

namespace Portal.Engine.Credentials;

/// <summary>
/// The one key that all secrets at rest hang on. It encrypts nothing itself: each purpose has a key derived from it,
/// so that what leaks of one purpose opens nothing of another.
/// </summary>
public sealed class MasterKey
{
    public const int Bytes = 32;

    public const string HowToMake = "openssl rand -base64 32";

    readonly byte[] _key;

    MasterKey(byte[] key)
    {
        _key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(Derive("id")))[..8];
    }

    /// <summary>Tells keys apart, in messages and beside what is encrypted; the key cannot be told from it.</summary>
    public string Id { get; }

    /// <returns>The key, or nothing if the text is not 32 bytes in base64.</returns>
    public static MasterKey? Parse(Secret text)
    {
        var key = new byte[Bytes];
        // One byte more than fits shows a key that is too long.
        Span<byte> decoded = stackalloc byte[Bytes + 1];
        var fits = Convert.TryFromBase64String(text.Reveal().Trim(), decoded, out var length) && length == Bytes;
        if (fits) decoded[..Bytes].CopyTo(key);
        CryptographicOperations.ZeroMemory(decoded);
        return fits ? new MasterKey(key) : null;
    }

    /// <summary>A new key, as the text it is kept as.</summary>
    public static Secret Make() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));

    public override string ToString() => $"master key {Id}";

    internal byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Bytes, salt: [], info: Encoding.UTF8.GetBytes($"portal {purpose}"));
}
