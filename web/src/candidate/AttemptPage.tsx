export default function AttemptPage() {
  return <h1>Your exam</h1>;
}
