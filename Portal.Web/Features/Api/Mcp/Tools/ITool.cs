using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

/// <summary>One thing that a model can ask. It changes nothing.</summary>
interface ITool
{
    string Name { get; }

    /// <summary>For people.</summary>
    string Title { get; }

    /// <summary>For models: when to use it, and what comes.</summary>
    string Description { get; }

    IReadOnlyList<Argument> Arguments { get; }

    JsonElement Output { get; }

    /// <summary>Whether it is refused when the records of the day are used up.</summary>
    bool ReadsRecords { get; }

    Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop);
}
