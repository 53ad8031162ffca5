using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Portal.Engine;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Agents.Use;
using Portal.Engine.Data;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Mcp.Tools;

/// <summary>Lists the tools and calls them. Each call is accounted for; what is refused of it is an answer that a model can read.</summary>
sealed partial class ToolDesk(IEnumerable<ITool> tools, AgentLimiter limiter, ApiQuestion question, TimeProvider clock, ILogger<ToolDesk> log)
{
    readonly ITool[] _tools = [.. tools.OrderBy(tool => tool.Name, StringComparer.Ordinal)];

    public ListToolsResult List(TimeSpan keep) => new() { Tools = [.. _tools.Select(Listed)], TimeToLive = keep, CacheScope = CacheScope.Private };

    public async Task<CallToolResult> Call(HttpContext http, CallToolRequestParams? asked, CancellationToken stop)
    {
        var name = asked?.Name ?? "";
        if (_tools.FirstOrDefault(tool => tool.Name == name) is not { } tool)
        {
            await question.Account(http, "mcp", read => read with { Answer = AgentAnswer.Refused });
            throw new McpProtocolException(new ToolUnknown(name).Message, McpErrorCode.InvalidParams);
        }

        var (outcome, entity) = await Answer(http.Question()!, tool, asked?.Arguments, stop);
        if (outcome.Succeeded(out var told, out var refusal) && AnswerJson.Bytes(told.Answer) > AnswerJson.MostBytes) refusal = new AnswerTooLarge(AnswerJson.MostBytes);
        var at = clock.GetUtcNow();
        await question.Account(http, $"mcp.{tool.Name}", read => refusal switch
        {
            null => told!.On(read with { Entity = entity }, at),
            AnswerFailed => read with { Entity = entity, Answer = AgentAnswer.Failed },
            _ => read with { Entity = entity, Answer = AgentAnswer.Refused },
        });
        return refusal is null ? Told(told!) : Refused(refusal);
    }

    async Task<(Outcome<Told> Outcome, string? Entity)> Answer(AgentQuestion asker, ITool tool, IEnumerable<KeyValuePair<string, JsonElement>>? arguments, CancellationToken stop)
    {
        var (pass, entity) = (asker.Pass, (string?)null);
        if (tool.ReadsRecords && limiter.RecordsLeft(pass) == 0) return (new TooManyRecords(pass.RecordsPerDay!.Value, limiter.UntilTomorrow()), null);
        try
        {
            if (!Given.Read(tool.Arguments, arguments).Succeeded(out var given, out var refusal)) return (refusal, null);
            // Never a name that somebody made up.
            if (given.Text(Usual.EntityName) is { } named) entity = pass.Model.Find(named)?.Name;
            return (await tool.Call(pass, given, stop), entity);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.Failed(log, tool.Name, e);
            return (new AnswerFailed(), entity);
        }
    }

    static Tool Listed(ITool tool) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = AnswerJson.Of(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(tool.Arguments.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)argument.Schema()))),
            ["required"] = new JsonArray([.. tool.Arguments.Where(argument => argument.Required).Select(argument => (JsonNode)argument.Name)]),
            ["additionalProperties"] = false,
        }),
        OutputSchema = tool.Output,
        Annotations = new ToolAnnotations { Title = tool.Title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
    };

    /// <summary>Twice the same: clients that know nothing of structured content read the text.</summary>
    static CallToolResult Told(Told told) => new() { StructuredContent = told.Answer, Content = [new TextContentBlock { Text = told.Answer.GetRawText() }] };

    static CallToolResult Refused(Refusal refusal)
    {
        var code = AgentProblems.Code(refusal);
        var hint = refusal is OnlyCounted ? " Use the tool summarize." : "";
        return new() { IsError = true, Content = [new TextContentBlock { Text = $"{refusal.Message}{hint} ({code})" }], Meta = new JsonObject { ["code"] = code } };
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The tool {Tool} could not be answered.")]
        public static partial void Failed(ILogger log, string tool, Exception e);
    }
}
