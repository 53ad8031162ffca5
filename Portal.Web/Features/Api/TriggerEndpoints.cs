using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Portal.Engine;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Triggers;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>What asks a workflow to run, and what was let go for whoever runs it.</summary>
sealed class TriggerEndpoints(SeenWorkflows seen, TriggerDesk desk, ApiQuestion question)
{
    public const string KeyHeader = "Idempotency-Key";

    const string Sent = "trigger", Fetched = "triggers", TakenAway = "trigger-taken";

    const int Kilobyte = 1024, MostKilobytes = 256;

    public async Task<IResult> Send(HttpContext http, string name)
    {
        if (!(await Look(http, name)).Succeeded(out var workflow, out var refusal)) return await question.Refuse(http, Sent, refusal);
        if (!(await Body(http)).Succeeded(out var body, out refusal)) return await question.Refuse(http, Sent, refusal);
        var key = http.Request.Headers[KeyHeader] is [{ } given, ..] ? given.Trim() : null;
        if (!(await desk.Take(workflow, key, body, http.RequestAborted)).Succeeded(out var verdict, out refusal)) return await question.Refuse(http, Sent, refusal);
        await question.Account(http, Sent);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Json(new Answer(verdict.Goes, verdict.Says, verdict.Waits), GateAnswer.Json, statusCode: verdict.Goes ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    public async Task<IResult> Fetch(HttpContext http, string name, string? after)
    {
        if (!(await Look(http, name)).Succeeded(out var workflow, out var refusal)) return await question.Refuse(http, Fetched, refusal);
        var number = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return await question.Refuse(http, Fetched, new AfterUnfit());
        var triggers = await desk.Released(workflow, number, http.RequestAborted);
        await question.Account(http, Fetched);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Json(new List(triggers, await desk.Waiting(workflow.Id, http.RequestAborted)), GateAnswer.Json);
    }

    public async Task<IResult> Taken(HttpContext http, string name, string id)
    {
        if (!(await Look(http, name)).Succeeded(out var workflow, out var refusal)) return await question.Refuse(http, TakenAway, refusal);
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !await desk.Taken(workflow, number, http.RequestAborted))
            return await question.Refuse(http, TakenAway, new TriggerUnknown(id));
        await question.Account(http, TakenAway);
        return TypedResults.NoContent();
    }

    Task<Outcome<Workflow>> Look(HttpContext http, string name) => seen.Look(http.Question()!.Pass, name, http.RequestAborted);

    /// <summary>As it was sent, if it is JSON; null where nothing was.</summary>
    static async Task<Outcome<string>> Body(HttpContext http)
    {
        if (http.Request.ContentLength > MostKilobytes * Kilobyte) return new BodyTooLarge(MostKilobytes);
        var buffer = new byte[(MostKilobytes * Kilobyte) + 1];
        var read = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (read == buffer.Length) return new BodyTooLarge(MostKilobytes);
        if (read == 0) return "null";
        try
        {
            using var json = JsonDocument.Parse(buffer.AsMemory(0, read));
            return Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (JsonException)
        {
            return new BodyNoJson();
        }
    }

    /// <param name="Goes">Whoever sent it runs the workflow now.</param>
    /// <param name="Gate">What the gate says.</param>
    /// <param name="Id">The number by which it waits.</param>
    sealed record Answer(bool Goes, Reaction Gate, long? Id);

    /// <param name="Triggers">Those that were let go, in the order in which they came.</param>
    /// <param name="Waiting">How many wait for the gate to open.</param>
    sealed record List(IReadOnlyList<TriggerAnswer> Triggers, int Waiting);
}
