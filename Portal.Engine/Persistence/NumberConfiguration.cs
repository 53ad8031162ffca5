using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Persistence;

sealed class NumberConfiguration : IEntityTypeConfiguration<Number>
{
    public void Configure(EntityTypeBuilder<Number> number)
    {
        number.ToTable("Numbers");
        number.HasKey(n => n.Series);
        number.Property(n => n.Series).HasMaxLength(40);
    }
}
