namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>A proper call of each tool, on what <see cref="McpHouse"/> holds. A tool that has no row here fails the tests that walk them.</summary>
static class McpCalls
{
    public static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["list_entities"] = "{}",
        ["describe_entity"] = """{"entity":"customer"}""",
        ["query"] = """{"entity":"customer","where":[{"field":"name","op":"beginsWith","value":"A"}],"fields":["name"]}""",
        ["get"] = """{"entity":"customer","source":"Sample CRM","stream":"Sample CRM customer","key":"a","fields":["name"],"full":true}""",
        ["changes"] = """{"entity":"customer","fields":["name"]}""",
        ["summarize"] = """{"entity":"customer","by":"name"}""",
        ["check_freshness"] = """{"entity":"customer","field":"name"}""",
        ["list_workflows"] = "{}",
        ["check_gate"] = """{"workflow":"name-watch"}""",
    };
}
