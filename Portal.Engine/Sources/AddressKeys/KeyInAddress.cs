using System.Net.Http.Headers;

namespace Portal.Engine.Sources.AddressKeys;

/// <summary>
/// Puts a key into the query of an address, last of all before it goes out, and takes it out of whatever comes back: so nobody further
/// out ever holds an address, a header or a text with the key in it. It is handed the key in a header of its own, which goes the way of
/// every credential: along with redirects within the origin, and to no other.
/// </summary>
sealed class KeyInAddress(string parameter, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>It never leaves the portal.</summary>
    public const string Header = "Portal-Address-Key";

    volatile KeyTrace? _last;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.NonValidated.TryGetValues(Header, out var handed)) return await base.SendAsync(request, cancellationToken);
        var (key, plain) = ($"{handed}", AddressParameter.Without(request.RequestUri!, parameter));
        request.Headers.Remove(Header);
        request.RequestUri = AddressParameter.With(plain, parameter, key);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await Clean(response, TraceOf(key), cancellationToken);
            return response;
        }
        finally
        {
            request.RequestUri = plain;
            request.Headers.TryAddWithoutValidation(Header, key);
        }
    }

    KeyTrace TraceOf(string key)
    {
        var last = _last;
        return last?.Key == key ? last : _last = new KeyTrace(parameter, key);
    }

    static async Task Clean(HttpResponseMessage response, KeyTrace trace, CancellationToken stop)
    {
        Clean(response.Headers, trace);
        var content = response.Content;
        Clean(content.Headers, trace);
        var clean = new StreamContent(new CleanStream(await content.ReadAsStreamAsync(stop), content, trace));
        // It may be shorter now than the source says.
        foreach (var (name, values) in content.Headers.NonValidated.Where(one => !one.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))) clean.Headers.TryAddWithoutValidation(name, values);
        response.Content = clean;
    }

    static void Clean(HttpHeaders headers, KeyTrace trace)
    {
        foreach (var (name, values) in headers.NonValidated.Where(one => one.Value.Any(trace.IsIn)).ToArray())
        {
            string[] clean = [.. values.Select(trace.Clean)];
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, clean);
        }
    }
}
