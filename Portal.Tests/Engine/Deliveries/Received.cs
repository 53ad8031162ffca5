using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>A message as it came in.</summary>
sealed record Received(int Ordinal, string Path, string Id, string Timestamp, string Signature, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>The number that the test gave it.</summary>
    public int N => Json.GetProperty("data").GetProperty("n").GetInt32();

    /// <summary>Checks a signature as the standard words it, without a line of the product.</summary>
    public bool IsSignedWith(string secret)
    {
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret.Split('_', 2)[1]));
        foreach (var part in new[] { Id, ".", Timestamp, ".", Body }) hmac.AppendData(Encoding.UTF8.GetBytes(part));
        var wanted = $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}";
        return Signature.Split(' ').Contains(wanted);
    }
}
