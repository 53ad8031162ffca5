using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class EventRowConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> happened)
    {
        happened.ToTable("Events");
        happened.HasKey(e => e.Position);
        happened.Property(e => e.Position).ValueGeneratedNever();
        // Millions of rows: a number is shorter than its name.
        happened.Property(e => e.Kind).HasConversion<int>();
    }
}
