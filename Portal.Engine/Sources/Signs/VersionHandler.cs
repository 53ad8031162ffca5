using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Sources.Signs;

/// <summary>Asks the source's own origin for the version that is pinned, and hears what it says of that version's future.</summary>
sealed class VersionHandler(Source source, ApiSigns signs, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    readonly Origin _own = Origin.Of(source.Address);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Origin.Of(request.RequestUri!) != _own) return await base.SendAsync(request, cancellationToken);
        if (source is { VersionHeader: { } header, Version: { } version })
        {
            request.Headers.Remove(header);
            request.Headers.TryAddWithoutValidation(header, version);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (Origin.Of(response.RequestMessage!.RequestUri!) == _own) await signs.Look(source, response, cancellationToken);
        return response;
    }
}
