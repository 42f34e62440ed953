export default function JoinPage() {
  return <h1>Join the exam</h1>;
}
