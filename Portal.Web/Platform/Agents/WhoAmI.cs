using Microsoft.Net.Http.Headers;
using Portal.Engine.Agents.Use;

namespace Portal.Web.Platform.Agents;

/// <summary>Tells an agent who it is, what it may see, and how much.</summary>
static class WhoAmI
{
    public static async Task<IResult> Tell(HttpContext http, AgentUse use, TimeProvider clock)
    {
        var question = http.Question()!;
        var pass = question.Pass;
        await use.Account(question.Read("me", clock), http.RequestAborted);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Ok(new Answer(
            pass.Name,
            [.. pass.Model.Entities.Select(entity => new Part(entity.Name, entity.Label, [.. entity.Fields.Select(field => field.Name)]))],
            new Limits(pass.RequestsPerMinute, pass.RecordsPerDay),
            pass.ExpiresAt));
    }

    sealed record Answer(string Name, IReadOnlyList<Part> Entities, Limits Limits, DateTimeOffset? KeyExpiresAt);

    sealed record Part(string Name, string Label, IReadOnlyList<string> Fields);

    sealed record Limits(int RequestsPerMinute, long? RecordsPerDay);
}
