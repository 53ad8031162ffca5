using System.Net;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest;

/// <summary>Asks for one record by its key.</summary>
sealed class RestLookUp(RestSettings settings, ReadContext context)
{
    readonly RecordReader _reader = RecordReader.OfOne(settings);
    readonly FieldPath _item = FieldPath.Of(settings.LookUp.Item);

    string Source => context.Client.Name;

    public async Task<Outcome<Page>> Find(string key, CancellationToken stop)
    {
        if (!new Requests(settings, context).One(_reader.Parts(key)).Succeeded(out var ask, out var refusal)) return refusal;
        if (!(await new Sender(settings, context).Send(ask, isFurtherPage: false, stop)).Succeeded(out var answered, out refusal))
            return refusal is Failure { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } ? new GoneAtSource(Source) : refusal;
        var page = Take(key, answered);
        if (page.Refusal is not null) answered.Answer.Dispose();
        return page;
    }

    Outcome<Page> Take(string key, Answered answered)
    {
        if (answered.Answer.Root is not { } root) return new GoneAtSource(Source);
        if (!_item.Find(root, out var item)) return new Failure(Who.Owner, $"There is no `{_item}` in the answer of {Source}. Correct in the settings where a single record stands.");
        if (item.ValueKind == JsonValueKind.Null) return new GoneAtSource(Source);
        var record = _reader.One(item);
        if (record.Key is not null && record.Key != key) return new Failure(Who.Owner, $"{Source} was asked for one record and answered with another. Correct the path of the look-up in the settings.");
        return new Page([record], context.Cursor, Coverage.Part, answered.At) { Memory = answered.Answer };
    }
}
