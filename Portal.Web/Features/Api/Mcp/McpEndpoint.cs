using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Portal.Engine.Agents.Use;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Resources;
using Portal.Web.Features.Api.Mcp.Tools;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Mcp;

/// <summary>
/// The Model Context Protocol over streamable HTTP, without sessions: each request stands by itself and shows its key. The
/// package for ASP.NET Core is not to be had, so what carries its messages is put together here.
/// </summary>
sealed class McpEndpoint(McpDoor door, ToolDesk tools, ResourceDesk resources, ApiQuestion question)
{
    const string Kind = "mcp";

    /// <summary>What may be seen can change at any time, and then lists are others.</summary>
    static readonly TimeSpan ListsKept = TimeSpan.FromMinutes(1);

    static readonly Implementation Info = new() { Name = "portal", Title = "Portal", Version = typeof(McpEndpoint).Assembly.GetName().Version!.ToString(3) };

    public async Task Answer(HttpContext http)
    {
        if (!(await door.Read(http)).Succeeded(out var asked, out var refusal) || asked.Unfit is not null)
        {
            await question.Account(http, Kind, read => read with { Answer = AgentAnswer.Refused });
            await McpErrors.Write(http, refusal ?? asked!.Unfit!, (asked?.Message as JsonRpcRequest)?.Id);
            return;
        }

        var message = asked.Message;

        // Those two say themselves what was asked for.
        if (message is not JsonRpcRequest { Method: RequestMethods.ToolsCall or RequestMethods.ResourcesRead }) await question.Account(http, Kind);
        try
        {
            var call = message is JsonRpcRequest { Method: RequestMethods.ToolsCall } called
                ? tools.Call(http, called.Params.Deserialize<CallToolRequestParams>(McpJsonUtilities.DefaultOptions), http.RequestAborted)
                : null;
            // What went wrong with it is said by whoever carries the answer.
            if (call is not null) await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (http.RequestAborted.IsCancellationRequested) return;
            Begin(http);
            if (call is { IsCompletedSuccessfully: true } && DeepAnswer.Is(await call)) await DeepAnswer.Write(http, ((JsonRpcRequest)message).Id, await call);
            else await Carry(http, message, call);
        }
        finally
        {
            await question.AccountForFailed(http, Kind);
        }
    }

    static void Begin(HttpContext http)
    {
        var headers = http.Response.Headers;
        (headers.ContentType, headers.CacheControl, headers["X-Accel-Buffering"]) = ("text/event-stream", "no-store", "no");
    }

    async Task Carry(HttpContext http, JsonRpcMessage message, Task<CallToolResult>? call)
    {
        await using var transport = new StreamableHttpServerTransport(NullLoggerFactory.Instance) { Stateless = true };
        await using var server = McpServer.Create(transport, Options(http, call), NullLoggerFactory.Instance, http.RequestServices);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var running = server.RunAsync(end.Token);
        try
        {
            if (await transport.HandlePostRequestAsync(message, http.Response.Body, http.RequestAborted)) return;
            http.Response.Headers.Remove(HeaderNames.ContentType);
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        finally
        {
            await end.CancelAsync();
            await transport.DisposeAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    McpServerOptions Options(HttpContext http, Task<CallToolResult>? call) => new()
    {
        ServerInfo = Info,
        ServerInstructions = McpInstructions.Text,
        ScopeRequests = false,
        Handlers = new McpServerHandlers
        {
            ListToolsHandler = (_, _) => new(tools.List(ListsKept)),
            CallToolHandler = async (asked, stop) => await (call ?? tools.Call(http, asked.Params, stop)),
            ListResourcesHandler = async (_, stop) => await resources.List(http.Question()!.Pass, ListsKept, stop),
            ListResourceTemplatesHandler = (_, _) => new(ResourceDesk.Templates(ListsKept)),
            ReadResourceHandler = async (asked, stop) => await resources.Read(http, asked.Params?.Uri ?? "", stop),
        },
    };
}
