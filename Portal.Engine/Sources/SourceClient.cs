using Portal.Engine.Connectors;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources.AddressKeys;

namespace Portal.Engine.Sources;

/// <summary>The way to one source: its credential, its pipeline, its address.</summary>
sealed class SourceClient(Source source, HttpClient http, AuthorisingHandler authorising, SourcePipelines pipelines, Action<CallRetry?>? retries) : ISourceClient
{
    public string Name => source.Name;

    public Uri Address => source.Address;

    public string Hide(string text) => authorising.Hide(text);

    public Uri Plain(Uri address) => source.Auth is { Kind: AuthKind.Parameter, Parameter: { } key } ? AddressParameter.Without(address, key) : address;

    public Task<Outcome<T>> Send<T>(Call<T> call, CancellationToken stop) =>
        pipelines.For($"{source.Id}", source.Name, new SourceLimits { Rate = source.Rate }).Send(http, call with { Retries = retries }, stop);
}
