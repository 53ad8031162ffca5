using System.Text;
using Portal.Engine.Credentials;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>Seals the signing secrets where they rest, and opens them to sign.</summary>
sealed class SigningSecrets(DataKeys keys, TimeProvider clock)
{
    const string Key = "deliveries";

    /// <summary>Not inside a write: the first time it makes the key.</summary>
    public Task<Outcome<FieldCipher>> Cipher(CancellationToken stop) => keys.Get(Key, stop);

    public static byte[] Close(FieldCipher cipher, Secret secret, long destination, int version) =>
        cipher.Close(Encoding.UTF8.GetBytes(secret.Reveal()), Owner(destination, version));

    /// <returns>The secrets to sign with: the current one, and the one before it while the overlap lasts.</returns>
    public async Task<Outcome<IReadOnlyList<Secret>>> Open(Destination destination, CancellationToken stop)
    {
        if (!(await Cipher(stop)).Succeeded(out var cipher, out var refusal)) return refusal;
        if (cipher.Open(destination.Sealed, Owner(destination.Id, destination.Version)) is not { } current) return new SigningSecretUnreadable(destination.Origin);
        var secrets = new List<Secret> { new(Encoding.UTF8.GetString(current)) };
        if (destination.PreviousSealed is { } kept && clock.GetUtcNow() < destination.PreviousUntil && cipher.Open(kept, Owner(destination.Id, destination.Version - 1)) is { } previous)
            secrets.Add(new(Encoding.UTF8.GetString(previous)));
        return secrets;
    }

    static string Owner(long destination, int version) => $"destination {destination} {version}";
}
