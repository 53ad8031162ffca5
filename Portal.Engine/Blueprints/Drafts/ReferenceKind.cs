namespace Portal.Engine.Blueprints.Drafts;

/// <summary>What numbers of the database stand for; in a file their names stand instead.</summary>
enum ReferenceKind
{
    Person,
    Calendar,
    Entity,
    Source,
    Stream,
}
