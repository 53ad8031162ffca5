using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Entities;

sealed class EntityConfiguration : IEntityTypeConfiguration<Entity>
{
    public void Configure(EntityTypeBuilder<Entity> entity)
    {
        entity.ToTable("Entities");
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.Property(e => e.Name).HasMaxLength(EntityName.MaxLength);
        entity.HasIndex(e => e.Name).IsUnique();
        entity.Property(e => e.Label).HasMaxLength(EntityName.LongestLabel);
        entity.Property(e => e.Fields).AsJson();
        entity.Property(e => e.Match).AsJson();
        entity.Property(e => e.Precedence).AsJson();
        entity.Ignore(e => e.MatchesBlindly);
    }
}
