using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;

namespace Portal.Web.Features.Workflows;

/// <summary>A workflow and what its gate says.</summary>
public sealed record WorkflowRow(Workflow Workflow, GateAnswer Gate);
