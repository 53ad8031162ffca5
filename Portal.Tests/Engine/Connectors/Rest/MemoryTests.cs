using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connectors.Rest;

public sealed class MemoryTests
{
    static readonly RestSettings List = new() { Path = "things", Key = ["id"], Updated = new() { Field = "at" }, Deletes = new() { By = DeleteKind.Flag, Flag = "deleted" } };

    /// <summary>A record is a key and a place in a list; the rest of it lies where it came.</summary>
    [Fact]
    public void A_record_costs_no_copy_of_itself()
    {
        using var answer = JsonDocument.Parse($"[{string.Join(',', Enumerable.Range(0, 1000).Select(id => $$"""{"id":{{id}},"note":"{{new string('x', 400)}}","at":"2026-03-01T12:00:00Z","deleted":false}"""))}]");
        var reader = RecordReader.OfRecords(List);
        reader.Read(answer.RootElement);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var batch = reader.Read(answer.RootElement);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 130 * batch.Records.Length);
    }

    [Fact]
    public async Task A_page_gives_its_memory_back_once_and_its_records_with_it()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'id':1,'at':'2026-03-01T12:00:00Z'}]");
        await foreach (var outcome in api.House.Connector.Read(api.House.Context(List), TestContext.Current.CancellationToken))
        {
            var record = outcome.Value.Records[0];
            Assert.Equal(1, record.Fields.GetProperty("id").GetInt32());
            outcome.Value.Dispose();
            outcome.Value.Dispose();
            Assert.Throws<ObjectDisposedException>(() => record.Fields.GetProperty("id").GetInt32());
        }
    }
}
