using Microsoft.Net.Http.Headers;
using Portal.Engine;

namespace Portal.Web.Platform.Agents;

/// <summary>Where a key stands in a request.</summary>
static class AgentCredential
{
    public const string KeyHeader = "X-Api-Key";

    const string Bearer = "Bearer ", Beginning = "prt_";

    /// <summary>Names that keys go by in addresses, whatever value stands behind them.</summary>
    static readonly string[] Names = ["api_key", "apikey", "api-key", "access_token", KeyHeader];

    public static Outcome<string> Of(HttpRequest request)
    {
        if (request.Query.Any(part => Names.Contains(part.Key, StringComparer.OrdinalIgnoreCase) || part.Value.Any(IsKey))) return new KeyInAddress();
        string[] keys = [.. Authorizations(request), .. request.Headers[KeyHeader].OfType<string>().Select(key => key.Trim())];
        return keys switch
        {
            [] => new KeyMissing(),
            [var one] => one,
            _ => new SeveralKeys(),
        };
    }

    static IEnumerable<string> Authorizations(HttpRequest request) => request.Headers[HeaderNames.Authorization].OfType<string>()
        .Where(header => header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)).Select(header => header[Bearer.Length..].Trim());

    static bool IsKey(string? value) => value?.TrimStart().StartsWith(Beginning, StringComparison.Ordinal) == true;
}
