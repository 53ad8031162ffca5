using System.Runtime.CompilerServices;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Engine.Connectors.Rest;

/// <summary>Reads an API that is described by its settings.</summary>
public sealed class RestConnector : IConnector, IExplains, IGoesByTime, ILooksUp
{
    public ConnectorInfo Info { get; } = new("rest", "REST API", "Reads lists of records from an API that answers with JSON: REST, searches by POST, GraphQL.", typeof(RestSettings));

    public async IAsyncEnumerable<Outcome<Page>> Read(ReadContext context, [EnumeratorCancellation] CancellationToken stop)
    {
        var pass = new RestPass((RestSettings)context.Settings, context);
        if (pass.Begin() is not { } place)
        {
            yield return new TokenExpired(context.Client.Name);
            yield break;
        }

        for (var next = place; next is not null;)
        {
            if (!(await pass.Read(next, stop)).Succeeded(out var read, out var refusal))
            {
                yield return refusal;
                yield break;
            }

            next = read.Next;
            yield return read.Page;
        }
    }

    public Outcome<string> SetBack(object settings, Cursor cursor, DateTimeOffset until)
    {
        if (((RestSettings)settings).Incremental.By == IncrementalKind.None || Mark.Parse(cursor.Watermark) is not { At: { } at }) return new ReadsNoChanges();
        return until < at ? Mark.Of(until).ToString() : new NotReadSoFar(at);
    }

    public bool CanLookUp(object settings) => !string.IsNullOrEmpty(((RestSettings)settings).LookUp.Path);

    public Task<Outcome<Page>> LookUp(ReadContext context, string key, CancellationToken stop) => new RestLookUp((RestSettings)context.Settings, context).Find(key, stop);

    public Task<Outcome<Explanation>> Explain(ReadContext context, CancellationToken stop) =>
        new RestExplanation((RestSettings)context.Settings, context with { Cursor = Cursor.Start }).Make(stop);
}
