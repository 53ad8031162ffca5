using System.Collections.Frozen;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>A key that somebody types into a path, where it would be kept and shown in the open.</summary>
static class TypedKey
{
    static readonly FrozenSet<string> Plainly = new[] { "apikey", "xapikey", "apitoken", "apisecret", "accesstoken", "accesskey", "authtoken", "authkey", "appkey", "secret", "secretkey", "clientsecret", "privatetoken", "subscriptionkey", "password" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>They may as well say which row, or which page.</summary>
    static readonly FrozenSet<string> Perhaps = new[] { "key", "token", "auth", "appid" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">As it is typed.</param>
    /// <param name="auth">How the source is authorised at.</param>
    /// <returns>What is wrong with it, without the key; null if nothing in it plainly is one.</returns>
    public static string? Problem(string path, SourceAuth auth)
    {
        if (auth.Kind == AuthKind.Parameter && Names(path).FirstOrDefault(name => name.Equals(auth.Parameter, StringComparison.OrdinalIgnoreCase)) is { } own)
            return $"{own} is the credential of this system, which is added to each request by itself. Take it out of the path.";
        return Names(path).FirstOrDefault(name => Plainly.Contains(Letters(name))) is { } key
            ? $"{key} looks like a key, and in a path it would be kept and shown in the open. Take it out here, choose \"A key in a parameter of the address\" under Address and credential, and type it there: it is kept sealed, and added to each request."
            : null;
    }

    /// <summary>The same of all places of settings in which one could be typed.</summary>
    public static IEnumerable<FormProblem> Problems(RestSettings settings, SourceAuth auth)
    {
        foreach (var (setting, path) in new[] { (nameof(settings.Path), settings.Path), ("LookUp.Path", settings.LookUp.Path), ("Deletes.Path", settings.Deletes.Path) })
        {
            if (Problem(path ?? "", auth) is { } problem) yield return new(setting, problem);
        }

        foreach (var (list, named) in settings.Parameters.Index().Select(one => ($"{nameof(settings.Parameters)}[{one.Index}].Name", one.Item)).Concat(settings.Headers.Index().Select(one => ($"{nameof(settings.Headers)}[{one.Index}].Name", one.Item))))
        {
            if (Problem($"?{Uri.EscapeDataString(named.Name)}=", auth) is { } problem) yield return new(list, problem);
        }
    }

    /// <returns>What could be a key; null if nothing could.</returns>
    public static string? Maybe(string path) => Names(path).FirstOrDefault(name => Perhaps.Contains(Letters(name)));

    static string[] Names(string path) => path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? [.. QueryHelpers.ParseQuery(path[at..]).Keys] : [];

    static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
