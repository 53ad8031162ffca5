using System.Security.Cryptography;
using System.Text;

namespace Portal.Engine.Credentials;

/// <summary>
/// Encrypts text under a key derived for one purpose (AES-256-GCM). The owner, such as a name and version, is bound in:
/// a sealed text that is moved to another row does not open. Written as "key id.base64", so that it says which key it needs.
/// </summary>
sealed class Seal(MasterKey key, string purpose)
{
    const int NonceBytes = 12, TagBytes = 16;

    readonly byte[] _key = key.Derive(purpose);

    public string Close(string text, string owner)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        CryptographicOperations.ZeroMemory(plain);
        return $"{key.Id}.{Convert.ToBase64String(box)}";
    }

    /// <returns>The text, or nothing if it was sealed with another key, for another owner, or is damaged.</returns>
    public string? Open(string sealedText, string owner)
    {
        if (KeyOf(sealedText) != key.Id) return null;
        try
        {
            var box = Convert.FromBase64String(sealedText[(key.Id.Length + 1)..]);
            if (box.Length < NonceBytes + TagBytes) return null;
            var plain = new byte[box.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(_key, TagBytes);
            cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(owner));
            var text = Encoding.UTF8.GetString(plain);
            CryptographicOperations.ZeroMemory(plain);
            return text;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The id of the master key that it was sealed with.</summary>
    public static string KeyOf(string sealedText) => sealedText.Split('.', 2)[0];
}
