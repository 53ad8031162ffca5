using Portal.Engine.Secrets;

namespace Portal.Engine.Credentials;

/// <summary>Fetches the secret that a reference names. Files are read each time, so that a mounted secret that is replaced counts at once.</summary>
public sealed class SecretReferences(Vault vault)
{
    /// <summary>A mounted secret is a password or a key, so something larger was mistaken for one.</summary>
    const int MostBytes = 64 * 1024;

    public async Task<Outcome<Secret>> Resolve(string? reference, CancellationToken stop = default) =>
        SecretReference.Parse(reference).Succeeded(out var parsed, out var refusal) ? await Resolve(parsed, stop) : refusal;

    public async Task<Outcome<Secret>> Resolve(SecretReference reference, CancellationToken stop = default) => reference.Place switch
    {
        SecretPlace.Environment => FromEnvironment(reference.Name),
        SecretPlace.File => await FromFile(reference.Name, stop),
        SecretPlace.Vault => await vault.Get(reference.Name, stop: stop),
        _ => await FromPlainName(reference.Name, stop),
    };

    /// <summary>The portal's own settings are no credential of a source: whoever names sources must not send the master key to one.</summary>
    const string OwnSettings = "Portal__";

    static Outcome<Secret> FromEnvironment(string name) => name.StartsWith(OwnSettings, StringComparison.OrdinalIgnoreCase)
        ? new SecretNotFound($"The environment variable {name} is a setting of the portal itself. Give the secret a variable of its own.")
        : Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
        ? new Secret(text)
        : new SecretNotFound($"The environment variable {name} is not set. Set it where the portal is started, and start it again.");

    static async Task<Outcome<Secret>> FromFile(string path, CancellationToken stop)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) return new SecretNotFound($"The file {path} is larger than {MostBytes / 1024} KB, so it does not hold a secret. Correct the path.");
            var text = (await File.ReadAllTextAsync(path, stop)).TrimEnd('\r', '\n');
            return text.Length > 0 ? new Secret(text) : new SecretNotFound($"The file {path} is empty. Write the secret into it.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SecretNotFound($"The file {path} is not there. Mount it, or correct the path.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SecretNotFound($"The file {path} cannot be read: {e.Message} Let the user that runs the portal ({Environment.UserName}) read it.");
        }
    }

    async Task<Outcome<Secret>> FromPlainName(string name, CancellationToken stop)
    {
        var found = await vault.Get(name, stop: stop);
        return found.Refusal is NoSuchSecret
            ? new SecretNotFound("The vault holds no secret by this name. Store it there, or write env:NAME or file:/full/path if it is kept elsewhere.")
            : found;
    }
}
