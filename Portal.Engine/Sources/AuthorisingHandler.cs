using System.Text;
using Portal.Engine.Credentials;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Secrets;
using Portal.Engine.Sources.AddressKeys;

namespace Portal.Engine.Sources;

/// <summary>
/// Adds the credential of a source to requests that go to its own origin, and to no others. It stands outside of what follows
/// redirects, which itself takes only harmless headers along to another origin. The secret is fetched for each request, so
/// that a replaced one counts at once. A key that belongs into the address goes in a header of its own as far as <see cref="KeyInAddress"/>.
/// </summary>
sealed class AuthorisingHandler(Source source, SecretReferences references, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    const string Authorization = "Authorization";

    /// <summary>Something shorter may stand in any text, and would be shown by what is missing.</summary>
    const int ShortestHidden = 4;

    readonly Origin _own = Origin.Of(source.Address);

    /// <summary>What went out last, in each way in which it may come back.</summary>
    volatile Secret[] _sent = [];

    /// <summary>A text without the credential that was sent.</summary>
    public string Hide(string text)
    {
        foreach (var sent in _sent) text = text.Replace(sent.Reveal(), Secret.Dots, StringComparison.Ordinal);
        return text;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var auth = source.Auth;
        if (auth.Kind == AuthKind.None || Origin.Of(request.RequestUri!) != _own) return await base.SendAsync(request, cancellationToken);

        if (!(await references.Resolve(auth.Secret, cancellationToken)).Succeeded(out var secret, out var refusal)) throw Missing(refusal.Message);
        var (header, value) = Credential(auth, secret);
        if (value.Any(SourceAuth.IsUnfit) || secret.Reveal().Any(char.IsControl)) throw Missing($"The secret holds a line break or a letter that no {(auth.Kind == AuthKind.Parameter ? "key in an address has" : "header can carry")}. Store it again without.");
        _sent = Shown(auth, secret, value);
        request.Headers.Remove(header);
        if (!request.Headers.TryAddWithoutValidation(header, value)) throw Missing($"The header {header} cannot carry it. Choose another in the settings.");
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            // A redirected request is another one, and a request prints its headers to whoever looks at the answer.
            response.RequestMessage?.Headers.Remove(header);
            return response;
        }
        finally
        {
            request.Headers.Remove(header);
        }
    }

    static (string Header, string Value) Credential(SourceAuth auth, Secret secret) => auth.Kind switch
    {
        AuthKind.Bearer => (Authorization, $"Bearer {secret.Reveal()}"),
        AuthKind.Basic => (Authorization, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(auth.User is null ? secret.Reveal() : $"{auth.User}:{secret.Reveal()}"))}"),
        AuthKind.Parameter => (KeyInAddress.Header, secret.Reveal()),
        _ => (auth.Header!, $"{auth.Prefix}{(auth.Prefix is null || auth.Prefix.EndsWith('=') ? "" : " ")}{secret.Reveal()}"),
    };

    /// <summary>The longest first, so that nothing is left of it.</summary>
    static Secret[] Shown(SourceAuth auth, Secret secret, string value)
    {
        var (whole, encoded) = (secret.Reveal(), value[(value.LastIndexOf(' ') + 1)..]);
        var password = auth is { Kind: AuthKind.Basic, User: null } ? whole[(whole.IndexOf(':', StringComparison.Ordinal) + 1)..] : whole;
        return [.. new[] { whole, encoded, password, Uri.EscapeDataString(whole) }.Where(text => text.Length >= ShortestHidden).Distinct().OrderByDescending(text => text.Length).Select(text => new Secret(text))];
    }

    EgressException Missing(string why) => new(new CredentialMissing(source.Name, why));
}
