using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>What a message is signed with and its receiver checks it by, as Standard Webhooks has it.</summary>
static class SigningSecret
{
    public const string Prefix = "whsec_";

    const int Bytes = 32;

    public static Secret Make() => new(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));

    /// <returns>One signature for each secret, with spaces between.</returns>
    public static string Sign(IEnumerable<Secret> secrets, string id, long seconds, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}"));
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Key(secret), signed))}"));
    }

    static byte[] Key(Secret secret) => Convert.FromBase64String(secret.Reveal()[Prefix.Length..]);
}
