using FsCheck;
using FsCheck.Fluent;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;

namespace Portal.Tests.Engine.Agents.Scopes;

/// <summary>What holds for any scope over any model.</summary>
public sealed class ScopeProperties
{
    static readonly string[] Names = ["name", "email", "city", "iban", "note"];

    static readonly Gen<EntityField> Field = from name in Gen.Elements(Names) from isSensitive in ArbMap.Default.GeneratorFor<bool>() select new EntityField(name, FieldType.Text) { Sensitive = isSensitive };

    static readonly Gen<IReadOnlyList<Entity>> Model =
        from count in Gen.Choose(0, 4)
        from fields in Gen.CollectToArray(Enumerable.Range(0, count), _ => Gen.ArrayOf(Field))
        select (IReadOnlyList<Entity>)[.. fields.Select((some, at) => new Entity { Id = at + 1, Name = $"entity_{at + 1}", Label = "", Kind = EntityKind.Keyed, Fields = [.. some.DistinctBy(field => field.Name)], CreatedAt = default })];

    static readonly Gen<EntityScope> Part =
        from id in Gen.Choose(1, 6)
        from all in ArbMap.Default.GeneratorFor<bool>()
        from fields in Gen.ArrayOf(Gen.Elements(Names))
        select new EntityScope(id) { AllFields = all, Fields = fields };

    static readonly Gen<Scope> AnyScope =
        from everything in ArbMap.Default.GeneratorFor<bool>()
        from isSensitive in ArbMap.Default.GeneratorFor<bool>()
        from parts in Gen.ArrayOf(Part)
        select new Scope { Everything = everything, Sensitive = isSensitive, Entities = [.. parts.DistinctBy(part => part.Entity)] };

    static readonly Arbitrary<(Scope Scope, IReadOnlyList<Entity> Model)> World = Arb.From(from scope in AnyScope from model in Model select (scope, model));

    [Fact]
    public void The_scoped_model_holds_what_may_be_seen_and_never_anything_else() => Check(world =>
    {
        var scoped = new ScopedModel(world.Scope, world.Model);
        return world.Model.All(entity =>
            world.Scope.MaySee(entity) == (scoped.Find(entity.Name) is not null)
            && Names.All(name => world.Scope.MaySee(entity, name) == (scoped.Find(entity.Name)?.Field(name) is not null))
            && world.Scope.Fields(entity).SequenceEqual(scoped.Find(entity.Name)?.Fields ?? []));
    });

    [Fact]
    public void A_sensitive_field_is_seen_only_by_its_name_and_with_the_flag() => Check(world => new ScopedModel(world.Scope, world.Model).Entities.All(entity =>
        entity.Fields.Where(field => field.Sensitive).All(field => world.Scope.Sensitive && world.Scope.Entities.Single(part => part.Entity == entity.Id).Fields.Contains(field.Name))));

    [Fact]
    public void An_entity_without_a_field_to_see_is_not_there() => Check(world => new ScopedModel(world.Scope, world.Model).Entities.All(entity => entity.Fields.Count > 0));

    static void Check(Func<(Scope Scope, IReadOnlyList<Entity> Model), bool> holds) => Prop.ForAll(World, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));
}
