using System.Text.Json;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>Reads server-sent events, one after the other, as a browser's EventSource would.</summary>
sealed class EventStream : IAsyncDisposable
{
    readonly HttpResponseMessage _answer;
    readonly StreamReader _reader;

    EventStream(HttpResponseMessage answer, StreamReader reader) => (_answer, _reader) = (answer, reader);

    /// <summary>All that came so far.</summary>
    public string All { get; private set; } = "";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<EventStream> Open(HttpClient agent, string path, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/event-stream" } } };
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var answer = await agent.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new EventStream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Stop)));
    }

    public async Task<JsonElement> Next(string kind)
    {
        using var json = JsonDocument.Parse((await Event(kind)).Data);
        return json.RootElement.Clone();
    }

    /// <summary>The next event of a kind; others are passed over.</summary>
    public async Task<(string? Id, string Data)> Event(string kind)
    {
        var (found, id, data) = ("", (string?)null, "");
        while (await _reader.ReadLineAsync(Stop) is { } line)
        {
            All += line + "\n";
            if (line.Length == 0)
            {
                if (found == kind) return (id, data);
                (found, id, data) = ("", null, "");
                continue;
            }

            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            if (name == "event") found = value;
            else if (name == "id") id = value;
            else data += value;
        }

        throw new InvalidOperationException($"The stream ended without {kind}: {All}");
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
