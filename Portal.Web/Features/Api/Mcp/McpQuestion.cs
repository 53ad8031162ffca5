using ModelContextProtocol.Protocol;
using Portal.Engine;

namespace Portal.Web.Features.Api.Mcp;

/// <summary>A message that came in.</summary>
/// <param name="Message">The message.</param>
/// <param name="Unfit">What is wrong with what it says beside its method, so that nobody can answer it; null if nothing is.</param>
sealed record McpQuestion(JsonRpcMessage Message, Refusal? Unfit);
