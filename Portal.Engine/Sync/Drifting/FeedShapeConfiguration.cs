using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sync.Drifting;

sealed class FeedShapeConfiguration : IEntityTypeConfiguration<FeedShape>
{
    public void Configure(EntityTypeBuilder<FeedShape> shape)
    {
        shape.ToTable("FeedShapes");
        shape.HasKey(s => s.FeedId);
        shape.Property(s => s.FeedId).ValueGeneratedNever();
        shape.Property(s => s.Fields).AsJson();
        shape.Property(s => s.Suspected).AsJson();
    }
}
