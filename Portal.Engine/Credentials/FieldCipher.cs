using System.Security.Cryptography;
using System.Text;

namespace Portal.Engine.Credentials;

/// <summary>
/// Encrypts values (AES-256-GCM, a random nonce each) and tells equal ones apart from others without opening them: a blind
/// (HMAC-SHA256 under a key of its own, half of it) is the same for the same value, and says nothing to who has not the key.
/// </summary>
public sealed class FieldCipher
{
    public const int BlindBytes = 16;

    const int NonceBytes = 12, TagBytes = 16;

    readonly byte[] _seal;
    readonly byte[] _blind;

    internal FieldCipher(byte[] key) => (_seal, _blind) = (Derive(key, "seal"), Derive(key, "blind"));

    /// <param name="plain">What is encrypted.</param>
    /// <param name="owner">Whose it is; moved to another's place it does not open.</param>
    public byte[] Close(ReadOnlySpan<byte> plain, string owner)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_seal, TagBytes);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return box;
    }

    /// <returns>What was encrypted, or nothing if it was with another key, for another owner, or is damaged.</returns>
    public byte[]? Open(ReadOnlySpan<byte> box, string owner)
    {
        if (box.Length < NonceBytes + TagBytes) return null;
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(_seal, TagBytes);
            cipher.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(owner));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <param name="what">What kind of value it is: equal values of two kinds have different blinds.</param>
    /// <param name="value">The value.</param>
    public byte[] Blind(string what, ReadOnlySpan<byte> value)
    {
        using var blind = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _blind);
        blind.AppendData(Encoding.UTF8.GetBytes($"{what}\0"));
        blind.AppendData(value);
        return blind.GetHashAndReset()[..BlindBytes];
    }

    static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, MasterKey.Bytes, salt: [], info: Encoding.UTF8.GetBytes($"portal field {purpose}"));
}
