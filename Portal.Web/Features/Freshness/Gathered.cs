namespace Portal.Web.Features.Freshness;

/// <summary>By what streams are gathered.</summary>
public enum Gathered
{
    Entity,

    Source,

    Workflow,
}
