using System.Buffers;
using System.Text;
using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>What changed after a position: at once, after some waiting, or as a stream of events that goes on.</summary>
sealed class ChangesEndpoint(
    DataChanges changes, ChangesWait waiting, DataDoor door, ApiQuestion question, Accounts accounts, AgentKeys keys, AgentTurns turns, IHostApplicationLifetime life)
{
    /// <summary>The position of now, for who wants to hear only of what comes.</summary>
    public const string Now = "now";

    public const int LongestWait = 60;

    const string Kind = "changes", Events = "text/event-stream";

    /// <summary>So often a stream shows that it is alive, and looks whether the key is still good.</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    public async Task<IResult> Tell(HttpContext http, string entity)
    {
        var asked = new Parameters(http, Named.After, Named.Fields, Named.Limit, Named.Wait, Named.View);
        var query = new ChangesQuery(entity, asked.Text(Named.After)) { Fields = asked.Names(Named.Fields), Most = door.Most(http.Question()!.Pass, asked.Number(Named.Limit, 100, 1, DataQuery.LargestPage)) };
        var (wait, isFull) = (TimeSpan.FromSeconds(asked.Number(Named.Wait, 0, 0, LongestWait)), asked.IsFull());
        if (asked.Problem is { } problem) return await door.Refuse(http, Kind, problem);
        if (http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } last, ..]) query = query with { After = last };
        var pass = http.Question()!.Pass;
        if (query.After == Now)
        {
            if (!(await changes.Now(pass.Model, entity, http.RequestAborted)).Succeeded(out var now, out var refusal)) return await door.Refuse(http, Kind, refusal);
            query = query with { After = now };
        }

        if (http.Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == Events)) return await Follow(http, query, isFull);
        if (!(await waiting.For(pass, query, wait, http.RequestAborted)).Succeeded(out var page, out var refused)) return await door.Refuse(http, Kind, refused);
        return await door.Answer(http, Kind, read => Account(read, http, query, page), to => ChangesWriter.Write(to, page, isFull));
    }

    /// <summary>The first page tells whether the question is proper; from then on it is a stream.</summary>
    async Task<IResult> Follow(HttpContext http, ChangesQuery query, bool isFull)
    {
        if (!turns.Take(http.Question()!.Pass, LongQuestion.Changes).Succeeded(out var turn, out var tooMany)) return await door.Refuse(http, Kind, tooMany);
        using var _ = turn;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var first = await changes.Read(http.Question()!.Pass.Model, query, end.Token);
        if (!first.Succeeded(out var page, out var refusal)) return await door.Refuse(http, Kind, refusal);
        var asked = query.Most;
        http.Response.ContentType = Events;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            while (true)
            {
                var told = page;
                if (told.Changes.Count > 0) await question.Account(http, Kind, read => Account(read, http, query, told));
                await Send(http, page, isFull, end.Token);
                if (!(await Pass(http, end.Token)).Succeeded(out var pass, out refusal)) break;
                query = query with { After = page.Next, Most = door.Most(pass, asked) };
                if (!(await changes.Wait(pass.Model, query, Beat, end.Token)).Succeeded(out page, out refusal)) break;
            }

            await http.Response.WriteAsync($"event: end\ndata: {JsonSerializer.Serialize(refusal.Message)}\n\n", end.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever followed has gone, or the portal stops: they go on from the last id with another request.
        }

        return TypedResults.Empty;
    }

    /// <summary>The key may have been taken back meanwhile, what it may see changed, or the records of its day be read.</summary>
    async Task<Outcome<AgentPass>> Pass(HttpContext http, CancellationToken stop)
    {
        if (!AgentCredential.Of(http.Request).Succeeded(out var key, out var refusal)) return refusal;
        if (!(await keys.Check(key, stop)).Succeeded(out var pass, out refusal)) return refusal;
        return door.Left(pass) is { } none ? none : pass;
    }

    static async Task Send(HttpContext http, ChangesPage page, bool isFull, CancellationToken stop)
    {
        var events = new ArrayBufferWriter<byte>();
        for (var at = 0; at < page.Changes.Count; at++)
        {
            events.Write("event: change\ndata: "u8);
            ChangesWriter.Write(events, page.Changes[at], isFull);
            events.Write("\n\n"u8);
        }

        // The position stands behind what it is after: whoever was cut off before it hears of the same again.
        events.Write(Encoding.ASCII.GetBytes($"event: position\nid: {page.Next}\ndata: {(page.IsMore ? "more" : "all")}\n\n"));
        await http.Response.Body.WriteAsync(events.WrittenMemory, stop);
        await http.Response.Body.FlushAsync(stop);
    }

    AgentRead Account(AgentRead read, HttpContext http, ChangesQuery query, ChangesPage page) =>
        accounts.Of(read, http.Question()!.Pass.Model.Find(query.Entity)!, query.Fields, [.. page.Changes.Select(change => change.Record).OfType<DataRecord>()]) with { Records = page.Changes.Count };
}
