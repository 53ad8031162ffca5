using Portal.Engine.Connectors;
using Portal.Engine.Credentials;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources.AddressKeys;
using Portal.Engine.Sources.Signs;

namespace Portal.Engine.Sources;

/// <summary>Makes the clients that connectors are handed. They share the way out and, per source, the pipeline.</summary>
public sealed class SourceClients(GuardedHttp http, SourcePipelines pipelines, SecretReferences references, ApiSigns signs)
{
    /// <param name="source">The source.</param>
    /// <param name="retries">Is told when a call is tried once more, and null when it has ended.</param>
    public ISourceClient For(Source source, Action<CallRetry?>? retries = null)
    {
        // Its time limits are the pipeline's and the guard's; nothing in it needs to be disposed.
        var way = source.Auth.Kind == AuthKind.Parameter ? http.Handler(each: inner => new KeyInAddress(source.Auth.Parameter!, inner)) : http.Handler();
        var authorising = new AuthorisingHandler(source, references, new VersionHandler(source, signs, way));
        var client = new HttpClient(authorising) { BaseAddress = ISourceClient.FolderOf(source.Address), Timeout = Timeout.InfiniteTimeSpan };
        return new SourceClient(source, client, authorising, pipelines, retries);
    }

    /// <summary>A source that is spared because it failed is tried once at once.</summary>
    public void LetTry(Source source) => pipelines.LetTry($"{source.Id}");
}
