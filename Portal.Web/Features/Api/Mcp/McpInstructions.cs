namespace Portal.Web.Features.Api.Mcp;

/// <summary>What a model is told before it asks anything.</summary>
static class McpInstructions
{
    public const string Text = """
        Portal holds the unified data of a business: records of several systems, put together, each with how old it is. Nothing can be changed here.
        Every answer has a freshness: a verdict, and asOf, the moment as of which all of it was so.
        fresh: verified when it was due. late: not verified when it was due, but not too old yet. unknown: nobody can say. stale: older than the business accepts.
        Before you act on data for a workflow, ask check_gate: on pause do not act, and say why; on flag act and say what is not fresh.
        When you tell a person something, say as of when it was so; say it plainly when it is late, unknown or stale.
        Start with list_entities and describe_entity. Name the fields you need, and use summarize for counts: an answer holds at most 64 kB and says how to go on.
        What is not listed here does not exist for you.
        """;
}
