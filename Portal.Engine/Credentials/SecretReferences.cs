using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.Credentials;

/// <summary>Fetches the secret that a reference names. Files are read each time, so that a mounted secret that is replaced counts at once.</summary>
public sealed class SecretReferences(Vault vault, DataFolder folder, MasterKeyOptions masterKey)
{
    /// <summary>A mounted secret is a password or a key, so something larger was mistaken for one.</summary>
    const int MostBytes = 64 * 1024;

    /// <summary>What the system shows there is no secret that somebody put into a file, but may be one of the portal's own.</summary>
    static readonly string[] OfTheSystem = ["/proc", "/sys", "/dev"];

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

    async Task<Outcome<Secret>> FromFile(string path, CancellationToken stop)
    {
        try
        {
            // Read is where the links were found to lead.
            var real = RealPath.Of(path);
            if (OfTheSystem.Any(folder => RealPath.IsIn(path, folder) || RealPath.IsIn(real, folder))) return new SecretNotFound($"The file {path} is one of the system. Keep the secret in a file of its own.");
            if (IsOwn(real)) return new SecretNotFound($"The file {path} is one of the portal itself. Keep the secret in a file of its own, outside of the data folder.");
            if (new FileInfo(real).Length > MostBytes) return new SecretNotFound($"The file {path} is larger than {MostBytes / 1024} KB, so it does not hold a secret. Correct the path.");
            var text = (await File.ReadAllTextAsync(real, stop)).TrimEnd('\r', '\n');
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

    /// <summary>The master key and the database: whoever names sources must not send them to one.</summary>
    bool IsOwn(string real) => RealPath.IsIn(real, RealPath.Of(Path.GetFullPath(folder.Path))) || (masterKey.File is { } key && RealPath.IsIn(real, RealPath.Of(Path.GetFullPath(key))));

    async Task<Outcome<Secret>> FromPlainName(string name, CancellationToken stop)
    {
        var found = await vault.Get(name, stop: stop);
        return found.Refusal is NoSuchSecret
            ? new SecretNotFound("The vault holds no secret by this name. Store it there, or write env:NAME or file:/full/path if it is kept elsewhere.")
            : found;
    }
}
