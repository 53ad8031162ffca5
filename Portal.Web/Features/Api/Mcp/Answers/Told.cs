using System.Text.Json;
using Portal.Engine.Agents.Use;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>What a tool answers, and what is accounted for.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Age">How old it is.</param>
/// <param name="Fields">The fields in it.</param>
/// <param name="Records">How many records, or groups of them, are in it.</param>
sealed record Told(JsonElement Answer, AnswerAge Age, IReadOnlyList<string> Fields, int Records = 0)
{
    public AgentRead On(AgentRead read, DateTimeOffset at) => read with { Fields = Fields, Records = Records, Worst = (byte)Age.Verdict, OldestAge = at - Age.AsOf };
}
