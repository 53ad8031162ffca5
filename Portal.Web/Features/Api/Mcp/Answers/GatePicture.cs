using Portal.Engine.Freshness;
using Portal.Engine.Workflows.Asking;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>What a gate says, with how old what is in its way is.</summary>
sealed record GatePicture(AnswerAge Freshness, GateAnswer Gate)
{
    public static GatePicture Of(GateAnswer gate) => new(
        gate.Lacks.Count == 0 ? new AnswerAge(Verdict.Fresh, null) : new AnswerAge(gate.Lacks.Max(lack => lack.Verdict), gate.Lacks.Any(lack => lack.VerifiedAt is null) ? null : gate.Lacks.Min(lack => lack.VerifiedAt)),
        gate);
}
