using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <summary>One request while it is put together; each try is made of it anew.</summary>
sealed class Ask(HttpMethod method, Uri address)
{
    readonly List<(string Name, string Value)> _query = [];
    readonly List<(string Name, string Value)> _headers = [];
    JsonNode? _body;
    Uri? _whole;

    /// <summary>Where it goes.</summary>
    public Uri Address => _whole ?? WithQuery();

    /// <summary>Its path, as the settings have it; null where it goes to an address that the source gave.</summary>
    public string? OwnPath => _whole is null ? address.AbsolutePath : null;

    /// <summary>Says of two requests whether they are the same; nothing can be read from it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {Address}\n{_body?.ToJsonString()}")).AsSpan(0, 12));

    /// <summary>Goes where the source said, with the parameters that it put there.</summary>
    public void GoTo(Uri whole) => _whole = whole;

    public void Body(JsonNode body) => _body = body;

    public void Header(string name, string value) => _headers.Add((name, value));

    /// <summary>A parameter of the query; a later one of the same name takes the place of an earlier.</summary>
    public void Query(string name, string value)
    {
        _query.RemoveAll(one => one.Name == name);
        _query.Add((name, value));
    }

    public void Set(ParameterPlace place, string name, long number) => Set(place, name, number.ToString(CultureInfo.InvariantCulture), isNumber: true);

    /// <param name="place">Where it is said.</param>
    /// <param name="name">The parameter, or the path in the body.</param>
    /// <param name="value">What is said.</param>
    /// <param name="isNumber">In a body it stands without quotes.</param>
    public void Set(ParameterPlace place, string name, string value, bool isNumber = false)
    {
        if (place == ParameterPlace.Query) Query(name, value);
        else BodyPath.Set(_body ??= new JsonObject(), name, value, isNumber);
    }

    public HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(method, Address);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (_body is not null) request.Content = new StringContent(_body.ToJsonString(), Encoding.UTF8, "application/json");
        foreach (var (name, value) in _headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    Uri WithQuery()
    {
        if (_query.Count == 0) return address;
        var query = string.Join('&', _query.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}"));
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query}&{query}" : query }.Uri;
    }
}
